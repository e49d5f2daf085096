import js from '@eslint/js'
import query from '@tanstack/eslint-plugin-query'
import importX from 'eslint-plugin-import-x'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const zone = (target, from, message, except) => ({ target, from, message, ...(except ? { except } : {}) })

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      '.payback',
      'coverage',
      'supabase/.temp',
      'supabase/functions/_shared/database.types.ts',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    plugins: { 'import-x': importX },
    rules: {
      'no-console': 'error',
      eqeqeq: ['error', 'smart'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            zone('./src', './local', 'src never imports the local stack.'),
            zone('./supabase', './local', 'Functions never import the local stack.'),
            zone('./supabase', './src', 'Functions never import the SPA.'),
            zone('./src', './supabase', 'src may import only the generated types and the contracts.', [
              './functions/_shared/database.types.ts',
              './functions/_shared/contracts',
            ]),
            zone('./src/lib', './src/!(lib)/**/*', 'lib is the lowest layer.'),
            zone('./src/components', ['./src/app', './src/pages'], 'components know no page.'),
            zone('./src/hooks', ['./src/app', './src/pages'], 'hooks know no page.'),
            zone('./src/pages', './src/app', 'pages do not know the app around them.', ['./paths.ts']),
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [
      jsxA11y.flatConfigs.strict,
      reactHooks.configs.flat['recommended-latest'],
      ...query.configs['flat/recommended-strict'],
    ],
  },
  {
    files: [
      'local/bin/**',
      'local/functions/serve-function.ts',
      'bench/**',
      'tests/run.ts',
      'supabase/functions/_shared/log-line.ts',
    ],
    rules: { 'no-console': 'off' },
  },
)
