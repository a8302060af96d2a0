/** What the pre-commit hook does to staged files. */
export default {
  '*.{ts,tsx,js,mjs}': ['eslint --fix --max-warnings 0 --no-warn-ignored', 'prettier --write'],
  '*.{css,scss,wxss}': ['stylelint --fix', 'prettier --write'],
  '*.{json,jsonc,md,html,yml}': 'prettier --write',
};
