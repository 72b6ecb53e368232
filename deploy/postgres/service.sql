-- One service's schema and its two roles. Idempotent; passwords become what is given. Run by a superuser inside the product's database.
-- Parameters are session settings, so that the local launcher and psql run the very same text:
--   atelier.schema, atelier.owner_password, atelier.app_password
DO $$
DECLARE
  schema_name  constant text := current_setting('atelier.schema');
  owner_name   constant text := schema_name || '_owner';
  app_name     constant text := schema_name || '_app';
  role_name    text;
BEGIN
  IF schema_name !~ '^[a-z][a-z0-9_]{0,40}$' THEN
    RAISE EXCEPTION 'Cannot provision %: a schema is named in lower case letters, digits and underscores', schema_name;
  END IF;

  FOREACH role_name IN ARRAY ARRAY[owner_name, app_name] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      EXECUTE format('CREATE ROLE %I', role_name);
    END IF;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role_name);
    EXECUTE format('ALTER ROLE %I IN DATABASE %I SET search_path = %I, public', role_name, current_database(), schema_name);
  END LOOP;
  EXECUTE format('ALTER ROLE %I WITH LOGIN PASSWORD %L', owner_name, current_setting('atelier.owner_password'));
  EXECUTE format('ALTER ROLE %I WITH LOGIN PASSWORD %L', app_name, current_setting('atelier.app_password'));

  -- A managed server's administrator is no superuser and must belong to the owner to act for it.
  IF NOT pg_has_role(current_user, owner_name, 'SET') THEN
    EXECUTE format('GRANT %I TO CURRENT_USER', owner_name);
  END IF;

  EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', schema_name, owner_name);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', schema_name, app_name);
  -- For what the owner's migrations create from now on. A migration may take some of it back (an append-only table, say), so nothing is granted again on tables that exist.
  EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', owner_name, schema_name, app_name);
  EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT USAGE ON SEQUENCES TO %I', owner_name, schema_name, app_name);
END
$$;
