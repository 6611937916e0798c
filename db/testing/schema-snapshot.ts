import postgres from 'postgres';

/** One thing of the schema, as PostgreSQL's own catalogue describes it. */
export type SchemaObject = { kind: string; table: string; name: string; definition: string };

/**
 * Everything a migration can make in `public`, in a fixed order: two databases with equal snapshots have the same schema.
 * Column order counts; ids and statistics do not.
 */
export async function schemaSnapshot(url: string): Promise<SchemaObject[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [
      ...(await sql<SchemaObject[]>`
      select 'column' as kind, c.relname as "table", a.attname as name,
             concat_ws(' ', a.attnum, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
               pg_get_expr(d.adbin, d.adrelid)) as definition
        from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
      union all
      select 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        from pg_constraint where connamespace = 'public'::regnamespace and contype not in ('t', 'n')
      union all
      select 'index', tablename, indexname, indexdef from pg_indexes where schemaname = 'public'
      union all
      select 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)
        from pg_trigger where not tgisinternal and tgrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
      union all
      select 'function', '', proname, pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and prokind <> 'a'
      union all
      select 'view', viewname, viewname, definition from pg_views where schemaname = 'public'
      union all
      select 'type', '', typname, typtype::text from pg_type
       where typnamespace = 'public'::regnamespace and typtype in ('e', 'd') 
      union all
      select 'sequence', '', sequencename, concat_ws(' ', data_type, start_value, increment_by) from pg_sequences where schemaname = 'public'
      order by 1, 2, 3`),
    ];
  } finally {
    await sql.end({ timeout: 1 });
  }
}
