export { findProgram } from "./find-program.ts";
export { startPostgres } from "./start-postgres.ts";
export { startRedis, type TestServer } from "./start-redis.ts";
