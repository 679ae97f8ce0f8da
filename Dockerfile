# Sinew beside a Neo4j server (docker-compose.yml), or alone with its embedded engine.
FROM debian:13-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv ca-certificates tini \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 sinew

WORKDIR /app
COPY requirements.lock ./
RUN python3 -m venv /opt/sinew \
    && /opt/sinew/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY api api
COPY bot bot
COPY catalog_scrapers catalog_scrapers
COPY cypher cypher
COPY encoder encoder
COPY graph graph
RUN /opt/sinew/bin/pip install --no-cache-dir --no-deps . \
    && install -d -o sinew -g sinew -m 700 /data
# `--build-arg extras=gcs` adds what media in a bucket of Google Cloud Storage need.
ARG extras=
RUN if [ -n "$extras" ]; then /opt/sinew/bin/pip install --no-cache-dir ".[$extras]"; fi

USER sinew
ENV PATH=/opt/sinew/bin:$PATH SINEW_DATA_DIR=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
# tini hands SIGTERM on and takes in orphans; sinew then stops in order.
ENTRYPOINT ["tini", "--", "sinew"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
