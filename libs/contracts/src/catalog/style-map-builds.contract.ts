import { Field } from '../field.ts';
import { MAX_MINOR } from '../money.ts';
import { defineContract } from '../operation.ts';

export const MAP_BUILD_STATES = ['queued', 'running', 'finished', 'failed'] as const;

/** In the order they run. Each writes what the next needs, so that a build goes on after the last one it finished. */
export const MAP_BUILD_STEPS = ['read', 'vectors', 'layout', 'neighbours', 'clusters', 'tiles', 'publish'] as const;

export class MapBuildView {
  @Field.id({ describe: 'Handle of the build' })
  build_id!: string;

  @Field.choice(MAP_BUILD_STATES, { describe: 'Where it stands' })
  state!: (typeof MAP_BUILD_STATES)[number];

  @Field.choice(MAP_BUILD_STEPS, {
    nullable: true,
    describe: 'The step it is at; null before the first and when it has ended',
  })
  step!: (typeof MAP_BUILD_STEPS)[number] | null;

  @Field.number({ min: 0, max: 1, describe: 'Part of the work that is done' })
  progress!: number;

  @Field.integer({ min: 0, max: MAX_MINOR, nullable: true, describe: 'Items on the map; null until they are counted' })
  items!: number | null;

  @Field.integer({ min: 0, max: MAX_MINOR, nullable: true, describe: 'Version it was published as; null until then' })
  map_version!: number | null;

  @Field.text({ max: 500, nullable: true, describe: 'Why it failed, and what to do; null when it did not' })
  problem!: string | null;

  @Field.time({ describe: 'When it was asked for' })
  requested_at!: string;

  @Field.time({ nullable: true, describe: 'When it began' })
  started_at!: string | null;

  @Field.time({ nullable: true, describe: 'When it ended' })
  finished_at!: string | null;
}

export class StartMapBuildInput {}

export class ListMapBuildsInput {
  @Field.integer({ min: 1, max: 100, optional: true, describe: 'Builds to list, the latest first; 20 unless given' })
  limit?: number;
}

/** An item that cannot be put on the map. */
export class SetAsideItemView {
  @Field.id({ describe: 'Handle of the item' })
  item_id!: string;

  @Field.text({ max: 300, describe: 'Why it cannot be put on the map' })
  problem!: string;

  @Field.time({ describe: 'When it was last new or changed' })
  since!: string;
}

export class MapBuildsView {
  @Field.list(() => MapBuildView, { max: 100, describe: 'Builds, the latest first' })
  builds!: MapBuildView[];

  @Field.integer({ min: 0, max: MAX_MINOR, nullable: true, describe: 'Version shown now; null before the first' })
  map_version!: number | null;

  @Field.list(() => SetAsideItemView, {
    max: 20,
    describe:
      'Items set aside because they cannot be put on the map, the latest first. Each is tried again when its shop changes it and with every new map',
  })
  set_aside!: SetAsideItemView[];

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Items set aside in all' })
  set_aside_total!: number;
}

export const mapBuilds = defineContract('catalog', {
  startMapBuild: {
    input: StartMapBuildInput,
    output: MapBuildView,
    scopes: ['admin:catalog:write'],
    effect: 'write',
    repeat: { windowSeconds: 60 },
    job: true,
    errors: [],
  },
  listMapBuilds: {
    input: ListMapBuildsInput,
    output: MapBuildsView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: [],
  },
});
