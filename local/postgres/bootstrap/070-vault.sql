-- Vault is there from the start on hosted Supabase; pg_cron and pg_net are created by migrations.
create extension if not exists supabase_vault;
