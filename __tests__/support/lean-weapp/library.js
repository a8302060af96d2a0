import { createElement } from 'react';
import { Progress } from '@tarojs/components';

/** As libraries are published: compiled, without JSX. */
export const Meter = (props) => createElement(Progress, props);
