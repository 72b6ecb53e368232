import { env } from '#libs/config';

/** What the public pages say of whoever runs this installation, and what proves the domain to OpenAI. */
export const pageVariables = {
  operatorName: env.optionalText('OPERATOR_NAME', 'Who runs this installation, as the public pages say'),
  operatorContact: env.optionalText(
    'OPERATOR_CONTACT',
    'Mail address or https address for questions, as the public pages say',
  ),
  openaiAppsChallenge: env.optionalText(
    'OPENAI_APPS_CHALLENGE',
    'Token OpenAI gives to prove the domain of a plugin; answered at /.well-known/openai-apps-challenge',
  ),
} as const;
