import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import ts from 'typescript-eslint'

export default ts.config(
  { ignores: ['dist', 'wailsjs'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'] } },
    rules: {
      // TypeScript finds unknown names, and knows the browser's.
      'no-undef': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Maps and sets here are held in $state.raw and replaced whole, or nothing shown depends on them.
      'svelte/prefer-svelte-reactivity': 'off',
      // Only the door speaks with the Go side.
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/wailsjs/**'], message: 'Go through src/api.' }] },
      ],
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  { files: ['src/api/**'], rules: { 'no-restricted-imports': 'off' } },
)
