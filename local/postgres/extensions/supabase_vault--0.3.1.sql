-- Vault as hosted Supabase offers it. The key is a file of the data folder that only the server reads;
-- with pgsodium out of reach, pgcrypto does the encryption.
\echo Use "create extension supabase_vault" to load this file. \quit

create table vault.secrets (
  id uuid primary key default gen_random_uuid(),
  name text,
  description text not null default '',
  secret text not null,
  key_id uuid,
  nonce bytea default extensions.gen_random_bytes(16),
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create unique index secrets_name_idx on vault.secrets (name) where name is not null;
comment on table vault.secrets is 'Table with encrypted `secret` column for storing sensitive information on disk.';

-- One key per secret, so that a ciphertext copied into another row does not decrypt there.
create function vault._derive_key(additional bytea, nonce bytea) returns text language sql volatile set search_path = '' as $$
  select encode(
    extensions.hmac(additional || coalesce(nonce, ''), decode(btrim(pg_read_file('vault.key'), E'\n'), 'hex'), 'sha256'),
    'hex'
  )
$$;

create function vault._crypto_aead_det_encrypt(
  message bytea, additional bytea, key_id bigint, context bytea default 'pgsodium', nonce bytea default null
) returns bytea language sql volatile set search_path = '' as $$
  select extensions.pgp_sym_encrypt_bytea(
    message, vault._derive_key(additional, nonce), 'cipher-algo=aes256, s2k-mode=1, compress-algo=0'
  )
$$;

create function vault._crypto_aead_det_decrypt(
  message bytea, additional bytea, key_id bigint, context bytea default 'pgsodium', nonce bytea default null
) returns bytea language sql volatile security definer set search_path = '' as $$
  select extensions.pgp_sym_decrypt_bytea(message, vault._derive_key(additional, nonce))
$$;

create view vault.decrypted_secrets as
  select
    s.id, s.name, s.description, s.secret,
    convert_from(
      vault._crypto_aead_det_decrypt(
        message => decode(s.secret, 'base64'), additional => convert_to(s.id::text, 'utf8'), key_id => 0, nonce => s.nonce
      ),
      'utf8'
    ) as decrypted_secret,
    s.key_id, s.nonce, s.created_at, s.updated_at
  from vault.secrets s;

create function vault.create_secret(
  new_secret text, new_name text default null, new_description text default '', new_key_id uuid default null
) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  new_id uuid := gen_random_uuid();
  new_nonce bytea := extensions.gen_random_bytes(16);
begin
  insert into vault.secrets (id, secret, name, description, key_id, nonce)
  values (
    new_id,
    encode(
      vault._crypto_aead_det_encrypt(
        message => convert_to(new_secret, 'utf8'), additional => convert_to(new_id::text, 'utf8'), key_id => 0, nonce => new_nonce
      ),
      'base64'
    ),
    new_name, new_description, new_key_id, new_nonce
  );
  return new_id;
end
$$;

create function vault.update_secret(
  secret_id uuid, new_secret text default null, new_name text default null, new_description text default null,
  new_key_id uuid default null
) returns void language plpgsql security definer set search_path = '' as $$
declare
  new_nonce bytea := extensions.gen_random_bytes(16);
begin
  update vault.secrets s set
    secret = case when new_secret is null then s.secret else encode(
      vault._crypto_aead_det_encrypt(
        message => convert_to(new_secret, 'utf8'), additional => convert_to(s.id::text, 'utf8'), key_id => 0, nonce => new_nonce
      ),
      'base64'
    ) end,
    nonce = case when new_secret is null then s.nonce else new_nonce end,
    name = coalesce(new_name, s.name),
    description = coalesce(new_description, s.description),
    key_id = coalesce(new_key_id, s.key_id),
    updated_at = now()
  where s.id = secret_id;
end
$$;

revoke all on all tables in schema vault from public;
revoke execute on all functions in schema vault from public;
grant usage on schema vault to postgres with grant option;
grant select, delete on table vault.secrets, vault.decrypted_secrets to postgres with grant option;
grant execute on function
  vault.create_secret(text, text, text, uuid),
  vault.update_secret(uuid, text, text, text, uuid),
  vault._crypto_aead_det_decrypt(bytea, bytea, bigint, bytea, bytea)
to postgres with grant option;
