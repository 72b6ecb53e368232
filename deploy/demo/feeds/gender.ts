import type { Department } from '../kinds.ts';

/** As feeds of Google and OpenAI say it; children's things carry an age group beside it. */
export const genderOf = (department: Department): 'female' | 'male' | 'unisex' =>
  department === 'women' ? 'female' : department === 'men' ? 'male' : 'unisex';
