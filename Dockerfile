# Built and run as a plain Node program; tsx runs the sources, so there is nothing to compile.
FROM node:24-slim AS deps
WORKDIR /app
ENV COREPACK_ENABLE_DOWNLOAD_PROMPT=0
RUN npm install --global pnpm@12
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/bot/package.json apps/bot/
COPY packages packages
RUN pnpm install --frozen-lockfile --prod --filter "@lynceus/bot..."

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=deps --chown=node:node /app /app
COPY --chown=node:node apps/bot apps/bot
COPY --chown=node:node tsconfig.json ./
USER node
CMD ["node", "--import", "tsx", "apps/bot/src/main.ts"]
