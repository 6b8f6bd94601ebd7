# The program in a container, with Debian's GDAL:
#   docker build -t signalgap .          (or podman, buildah)
#   docker run --rm -v "$PWD:/data" --user "$(id -u):$(id -g)" signalgap run scenario.toml -o results
FROM docker.io/library/rust:1-bookworm AS build
WORKDIR /signalgap
COPY . .
# installs a C compiler, GDAL's headers, npm, Leaflet and uPlot, and builds; objcopy and strip come with the compiler
RUN make slim

FROM docker.io/library/debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends libgdal32 ca-certificates \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /signalgap/target/slim/signalgap /usr/local/bin/
COPY LICENSE-MIT LICENSE-APACHE THIRD-PARTY-LICENCES.txt /usr/local/share/doc/signalgap/
# a cache of swept masts outlives no container: name a folder with SIGNALGAP_CACHE=/data/cache to keep one
ENV SIGNALGAP_CACHE=off LANG=C.UTF-8
WORKDIR /data
ENTRYPOINT ["signalgap"]
CMD ["--help"]
