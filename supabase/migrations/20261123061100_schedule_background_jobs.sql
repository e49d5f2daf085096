-- What the database does by itself. Times are UTC. Every data class has its retention clock here:
-- deliveries and function logs 30 days, cron's own log one day (cron never cleans it).
create extension if not exists pg_cron with schema pg_catalog;

-- Function logs of more than 30 days, in pieces that stay far from the statement time limit.
create function private.forget_function_logs()
returns void language sql volatile set search_path = ''
as $$
  delete from public.function_logs l
  where l.id in (
    select o.id from public.function_logs o
    where o.created_at < now() - interval '30 days' order by o.created_at, o.id limit 50000
  )
$$;
revoke all on function private.forget_function_logs() from public, anon, authenticated, service_role;

select cron.schedule('flush-changes', '1 seconds', 'select private.flush_changes()');
select cron.schedule('keep-delivery-partitions', '17 * * * *', 'select private.keep_delivery_partitions()');
select cron.schedule('forget-function-logs', '23 * * * *', 'select private.forget_function_logs()');
-- A job every second leaves 86,400 lines a day.
select cron.schedule('forget-cron-runs', '41 * * * *',
  $$delete from cron.job_run_details where end_time < now() - interval '1 day'$$);
