# A plain Node program: tsx runs the sources, so there is nothing to compile. State lives in /app/data.
FROM node:24-slim AS deps
WORKDIR /app
RUN npm install --global pnpm@12
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/bot/package.json apps/bot/
COPY apps/cli/package.json apps/cli/
COPY packages packages
RUN pnpm install --frozen-lockfile --prod --filter "@lynceus/bot..." --filter "@lynceus/cli..."

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/app/data
COPY --from=deps /app /app
COPY apps/bot apps/bot
COPY apps/cli apps/cli
COPY skills skills
COPY tsconfig.json ./
RUN mkdir /app/data && chown node:node /app/data
USER node
VOLUME /app/data
CMD ["node", "--import", "tsx", "apps/bot/src/main.ts"]
