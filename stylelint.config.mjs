/** The app's SCSS, the native components' WXSS, and the simulator's CSS. */
export default {
  extends: ['stylelint-config-standard-scss'],
  ignoreFiles: ['dist/**', 'coverage/**', 'examples/*/dist/**'],
  rules: {
    // WeChat's own unit and root elements.
    'unit-no-unknown': [true, { ignoreUnits: ['rpx'] }],
    'selector-type-no-unknown': [true, { ignoreTypes: ['page', 'text', 'view'] }],
    'selector-class-pattern': [
      '^[a-z][a-z0-9]*(-[a-z0-9]+)*(__[a-z0-9]+(-[a-z0-9]+)*)?(--[a-z0-9]+(-[a-z0-9]+)*)?$',
      { message: 'Class names are block__element--modifier, in lower case.' },
    ],
    // `width >= 400px` is unknown to the web views of the phones that browserslist names.
    'media-feature-range-notation': 'prefix',
  },
  overrides: [
    {
      // Unknown to iOS before 14.5 and Chrome before 84 to 88, which babel.config.js names as the floor:
      // a sheet without `inset` has no place.
      files: ['src/**'],
      rules: {
        'property-disallowed-list': ['inset', 'gap', 'row-gap', 'column-gap', 'aspect-ratio'],
        'declaration-block-no-redundant-longhand-properties': [
          true,
          { ignoreShorthands: ['inset'] },
        ],
      },
    },
    // Plain CSS: a comment of two slashes, which SCSS would allow, breaks it.
    { files: ['**/*.{css,wxss}'], customSyntax: 'postcss' },
  ],
};
