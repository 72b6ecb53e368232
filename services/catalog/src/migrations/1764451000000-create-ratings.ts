import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What persons said of items, and what they said of what we made of it. */
export class CreateRatings1764451000000 implements MigrationInterface {
  readonly name = 'CreateRatings1764451000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE taste_population, item_popularity, taste_corrections, ratings, tastes');
  }
}

const STATEMENTS = [
  // "version" counts the writes of a person; its row is the lock under which they happen one after another.
  `CREATE TABLE tastes (
     user_id text PRIMARY KEY,
     version bigint NOT NULL
   )`,
  `CREATE TABLE ratings (
     user_id text NOT NULL REFERENCES tastes,
     item_id text NOT NULL,
     rating smallint NOT NULL CHECK (rating IN (-1, 0, 1)),
     reasons text[] NOT NULL,
     rated_at timestamptz NOT NULL,
     PRIMARY KEY (user_id, item_id)
   )`,
  `CREATE INDEX ratings_latest ON ratings (user_id, rated_at DESC, item_id)`,
  `CREATE TABLE taste_corrections (
     user_id text NOT NULL REFERENCES tastes,
     topic text NOT NULL,
     feeling text NOT NULL CHECK (feeling IN ('likes', 'avoids', 'no_matter')),
     stated_at timestamptz NOT NULL,
     PRIMARY KEY (user_id, topic)
   )`,
  // What all persons together like: the prior of each. Worked out anew now and then, never while somebody waits.
  `CREATE TABLE taste_population (
     one boolean PRIMARY KEY DEFAULT true CHECK (one),
     version integer NOT NULL,
     average bytea NOT NULL,
     variance bytea NOT NULL,
     people integer NOT NULL,
     fitted_at timestamptz NOT NULL
   )`,
  `CREATE TABLE item_popularity (
     item_id text PRIMARY KEY,
     likes integer NOT NULL
   )`,
  `CREATE INDEX item_popularity_most ON item_popularity (likes DESC, item_id)`,
];
