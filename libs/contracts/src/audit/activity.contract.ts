import { Field } from '../field.ts';
import { defineContract } from '../operation.ts';
import { type Language, LANGUAGES } from '../language.ts';

export class ListMyActivityInput {
  @Field.integer({ min: 1, max: 50, optional: true, describe: 'How many to list, 20 unless given' })
  limit?: number;

  @Field.text({ max: 200, optional: true, describe: 'next_cursor of the previous answer, to go further back' })
  cursor?: string;

  @Field.choice(LANGUAGES, { optional: true, describe: 'Language of the words, en unless given' })
  language?: Language;
}

export class ActivityView {
  @Field.time({ describe: 'When it happened' })
  at!: string;

  @Field.text({ max: 200, describe: 'What was done, in plain words' })
  what!: string;

  @Field.text({ max: 255, nullable: true, describe: 'App it was done with, where its name is known' })
  app!: string | null;
}

export class ActivitiesView {
  @Field.list(() => ActivityView, { max: 50, describe: 'What was done, newest first' })
  activities!: ActivityView[];

  @Field.text({
    max: 200,
    nullable: true,
    describe: 'Cursor for what was done before these; null when there is no more',
  })
  next_cursor!: string | null;
}

export const activity = defineContract('audit', {
  listMyActivity: {
    input: ListMyActivityInput,
    output: ActivitiesView,
    scopes: ['activity:read'],
    effect: 'read',
    errors: ['INVALID_INPUT'],
    tool: {
      title: 'List my activity',
      description:
        'Use this when the person asks what was done or changed in their name, when, or with which app. Newest first; it lists the own acts of the person only, and what was done a moment ago may take a few seconds to appear. It cannot undo anything.',
      invoking: 'Looking at your activity',
      invoked: 'Activity read',
    },
  },
});
