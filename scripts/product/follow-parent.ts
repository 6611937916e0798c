// Loaded before a child's own code: when the process that started it is gone, the child ends as if it had been asked to.
const GRACE_MS = 15_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
