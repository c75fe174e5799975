#!/bin/sh
# Builds all that is published twice, in folders, time zones and locales that differ, and compares what comes out.
# Arguments go to both builds. The local repository of Maven is shared; nothing is installed into it.
set -eu
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The files that git knows, as they are now.
lay_out() {
    mkdir -p "$1"
    git ls-files -z --cached --others --exclude-standard | tar --null --files-from=- -cf - | tar -xf - -C "$1"
}

build() {
    folder=$1 zone=$2 language=$3
    shift 3
    lay_out "$folder"
    echo "building in $folder ($zone, $language)" >&2
    (
        cd "$folder"
        umask 022 # entries of a jar bear the modes of their files
        export TZ="$zone" LANG="$language" LC_ALL="$language"
        ./mvnw -B -q -Prelease -DskipTests -Dvitrine.browser=skip -pl "$published" -am package \
            "-Duser.language=${language%%_*}" "$@" >&2
    )
}

# One line for each artefact: its checksum, and where it lies.
artefacts() {
    (
        cd "$1"
        for module in $(echo "$published" | tr ',' ' '); do
            sha256sum "$module/pom.xml"
            find "$module/target" -maxdepth 1 -type f \( -name '*.jar' -o -name '*.war' -o -name 'bom.*' \
                -o -name '*-cyclonedx.*' \) ! -name 'original-*' -exec sha256sum {} + 2> /dev/null || true
        done | sort -k2
    )
}

published=bom,filter,spring-boot-starter,widget-server,demo-webapp
build "$work/one" UTC C "$@"
build "$work/another/folder deeper" Pacific/Chatham tr_TR.UTF-8 "$@"
artefacts "$work/one" > "$work/one.sums"
artefacts "$work/another/folder deeper" > "$work/another.sums"
cat "$work/one.sums"
if diff "$work/one.sums" "$work/another.sums"; then
    echo "identical: $(wc -l < "$work/one.sums") files of two builds"
else
    mkdir -p target/reproducible
    cp -r "$work/one" "$work/another" target/reproducible/
    echo "The builds differ; both are kept in target/reproducible." >&2
    exit 1
fi
