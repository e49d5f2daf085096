-- get_dashboard says all of it and more.
drop function public.get_call_overview(date, date);
