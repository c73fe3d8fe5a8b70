FROM node:24.21.0-bookworm-slim AS build
ENV NX_DAEMON=false NX_TUI=false
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npx nx run-many -t build package --projects=api,web --output-style=static
RUN npm prune --omit=dev --omit=optional

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data \
    STATIC_DIR=/portal/dist/static
WORKDIR /portal
COPY --from=build /portal/package.json ./
COPY --from=build /portal/node_modules ./node_modules
COPY --from=build /portal/dist/static ./dist/static
COPY --from=build /portal/dist/apps/api ./dist/apps/api
# All that is ever written: files of documents, secrets, backups.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/v1/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The heap is bounded as `npm start` does it (tools/portal.mjs): half the memory under load, no slower.
CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=192", "dist/apps/api/main.mjs"]
