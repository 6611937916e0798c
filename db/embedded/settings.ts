/** Whether the cluster outlives the command: `durable` keeps every commit, `throwaway` trades safety for speed. */
export type Durability = 'durable' | 'throwaway';

const COMMON = {
  listen_addresses: "'127.0.0.1'",
  unix_socket_directories: "''",
  max_connections: '100',
  timezone: "'UTC'",
  log_timezone: "'UTC'",
  log_min_messages: 'warning',
  random_page_cost: '1.1',
  jit: 'off',
  // Parallel plans need /dev/shm, which containers often limit to 64 MB.
  max_parallel_workers_per_gather: '0',
  idle_in_transaction_session_timeout: "'5min'",
};

const DURABLE = {
  shared_buffers: "'256MB'",
  effective_cache_size: "'1GB'",
  work_mem: "'16MB'",
  maintenance_work_mem: "'128MB'",
  wal_buffers: "'16MB'",
  max_wal_size: "'2GB'",
  min_wal_size: "'128MB'",
  checkpoint_timeout: "'10min'",
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
};

const THROWAWAY = {
  shared_buffers: "'128MB'",
  work_mem: "'16MB'",
  max_wal_size: "'4GB'",
  wal_level: 'minimal',
  max_wal_senders: '0',
  checkpoint_timeout: "'1h'",
  autovacuum_naptime: "'10s'",
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/** The text of the settings file for a cluster listening on `port`. */
export function settingsFile(port: number, durability: Durability): string {
  const settings = { ...COMMON, ...(durability === 'durable' ? DURABLE : THROWAWAY), port: String(port) };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return ['# Written by Laurel at every start; changes made here are lost.', ...lines, ''].join('\n');
}
