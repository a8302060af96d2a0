// The same file serves the Taro build and Jest; only the target differs.
module.exports = (api) => {
  const isTest = api.env('test');
  api.cache.using(() => `${process.env.NODE_ENV}:${process.env.TARO_ENV}`);
  if (isTest) {
    return {
      presets: [
        ['@babel/preset-env', { targets: { node: 'current' } }],
        ['@babel/preset-react', { runtime: 'automatic' }],
        '@babel/preset-typescript',
      ],
    };
  }
  return {
    presets: [
      [
        'taro',
        {
          framework: 'react',
          ts: true,
          compiler: 'webpack5',
          useBuiltIns: process.env.TARO_ENV === 'h5' ? 'usage' : false,
        },
      ],
    ],
  };
};
