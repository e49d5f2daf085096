import { claimsOf, type Actor } from '../support/act-as.ts'
import type { Tx } from '../support/open-database.ts'

export type Outcome = { rows: number } | { code: string; message: string }

/** Makes the session able to `attempt`: call once in each transaction, as superuser. */
export async function prepareAttempts(tx: Tx): Promise<void> {
  await tx.unsafe(`
    create function pg_temp.attempt(statement text) returns jsonb language plpgsql as $$
    declare
      affected bigint;
    begin
      execute statement;
      get diagnostics affected = row_count;
      -- Takes back what it did.
      raise exception using errcode = 'ZZ000', message = affected::text;
    exception
      when sqlstate 'ZZ000' then return jsonb_build_object('rows', sqlerrm::bigint);
      when others then return jsonb_build_object('code', sqlstate, 'message', sqlerrm);
    end $$;
    create function pg_temp.attempts(actor text, claims text, statements text[]) returns setof jsonb
    language plpgsql as $$
    declare
      statement text;
    begin
      perform set_config('request.jwt.claims', claims, true), set_config('role', actor, true);
      foreach statement in array statements loop
        return next pg_temp.attempt(statement);
      end loop;
      perform set_config('role', 'none', true);
    end $$`)
}

/** Runs each statement as the actor, takes it back, and says what came of it. */
export async function attempt(tx: Tx, actor: Actor, statements: string[]): Promise<Outcome[]> {
  if (statements.length === 0) return []
  // One journey, and one statement: attempts of several actors under way at once cannot get into each other.
  const outcomes = await tx<{ outcome: Outcome }[]>`
    select outcome from pg_temp.attempts(${actor.role}, ${claimsOf(actor)}, ${statements}::text[]) as outcome`
  return outcomes.map(({ outcome }) => outcome)
}

/** Refused for want of a right, by a grant or by a policy. */
export const isDenied = (outcome: Outcome) => 'code' in outcome && outcome.code === '42501'
/** It went through, or failed for a reason that only a permitted statement can have. */
export const touchesRows = (outcome: Outcome) => ('rows' in outcome ? outcome.rows > 0 : !isDenied(outcome))
