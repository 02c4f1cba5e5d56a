# Three stages: compile, install what runs, run it as nobody in particular on a file system that can be read-only.
# `docker build -t lynceus .`; state is in /app/data (or in DATABASE_URL), temporary files in /tmp.
FROM node:24-slim AS build
RUN npm install --global pnpm@12
WORKDIR /source
COPY . .
RUN pnpm install --frozen-lockfile && node --import tsx scripts/build-image.ts /app

FROM node:24-slim AS install
RUN npm install --global pnpm@12
WORKDIR /app
COPY --from=build /app /app
RUN pnpm install --prod --frozen-lockfile \
  --filter "@lynceus/bot..." --filter "@lynceus/cli..." --filter "@lynceus/mcp-server..."

FROM node:24-slim
LABEL org.opencontainers.image.title="Lynceus" \
  org.opencontainers.image.description="Slack troubleshooting bot for Argo CD" \
  org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/app/data NODE_COMPILE_CACHE=/tmp/node-compile-cache
COPY --from=install /app /app
RUN mkdir data && chown 1000:1000 data
USER 1000:1000
VOLUME /app/data
# `docker run lynceus node apps/cli/src/main.js doctor`, or apps/mcp-server/src/main.js for the MCP server alone.
CMD ["node", "apps/bot/src/main.js"]
