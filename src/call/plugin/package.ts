/** What the package is called, and how it is found for each target. */
export const PACKAGE_NAME = 'taro-zego-voice-call';

export const TARGETS = ['weapp', 'h5'] as const;

export type Target = (typeof TARGETS)[number];

/** By this condition of `exports`, which the plugin sets, the modules of a target are found. */
export const conditionOf = (target: Target): string => `taro-${target}`;
