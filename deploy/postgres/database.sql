-- What the whole database of the product needs, once. Idempotent. Run by a superuser inside that database, before service.sql.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

DO $$
BEGIN
  -- Nobody may connect, or make temporary tables, unless a role is told so.
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
END
$$;

-- Services cannot create extensions; these exist in the embedded build, in the official image and on RDS alike.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
