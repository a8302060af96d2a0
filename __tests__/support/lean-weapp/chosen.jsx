import { Slider, Switch } from '@tarojs/components';

const parts = { Slider, Switch };

/** By a name that is known only when it runs. */
export function Chosen() {
  return Object.keys(parts).map((name) => {
    const Part = parts[name];
    return <Part key={name} checked />;
  });
}
