#!/bin/sh
# Tests ./vigil against a made-up project with stand-ins for Java and Maven, in a temporary folder. Takes seconds.
# Usage: src/test/sh/launcher-test.sh [shell that runs the launcher, default: sh]
set -u

shell=$(command -v "${1:-sh}")
source=$(cd "$(dirname "$0")/../../.." && pwd -P)
world=$(mktemp -d)
trap 'rm -rf "$world"' EXIT
passed=0
failed=0

# ---- the made-up world ----------------------------------------------------------------------------------------------

# Only these tools are on the path, so that no real Java or Maven is found.
tools=$world/tools
mkdir "$tools"
for tool in sh cat date dirname find head kill mkdir mktemp mv readlink rm sed sleep touch; do
    found=$(command -v "$tool")
    case $found in /*) ln -s "$found" "$tools/$tool" ;; esac
done

# jdk FOLDER VERSION: a JDK whose "java" says how it was started.
jdk() {
    mkdir -p "$1/bin"
    printf 'IMPLEMENTOR="Nobody"\nJAVA_VERSION="%s"\nOS_ARCH="any"\n' "$2" >"$1/release"
    cat >"$1/bin/java" <<'JAVA'
#!/bin/sh
case "$*" in
    *-Djarmode=tools*)
        for last; do :; done
        mkdir -p "$last/lib"
        cp_from=$3
        cat "$cp_from" >"$last/vigil.jar"
        exit
        ;;
    *-XX:ArchiveClassesAtExit=*)
        for argument; do
            case $argument in -XX:ArchiveClassesAtExit=*) echo archive >"${argument#*=}" ;; esac
            case $argument in -Dvigil.home=*) home=${argument#*=} ;; esac
        done
        all="$*"
        echo "${all#*vigil.jar }" >"$home/archived"
        exit
        ;;
esac
echo "java $0"
echo "process $$"
echo "folder $(pwd)"
for argument; do
    echo "argument <$argument>"
    case $argument in */vigil.jar) echo "jar $(cat "$argument")" ;; esac
done
exit "${FAKE_EXIT:-0}"
JAVA
    chmod +x "$1/bin/java"
    cp "$1/bin/java" "$1/bin/javac"
}

# A Maven that counts its runs and builds a jar which names the run.
maven=$world/maven
mkdir "$maven"
cat >"$maven/mvn" <<'MVN'
#!/bin/sh
[ -z "${FAKE_MAVEN_FAILS:-}" ] || {
    echo "[ERROR] the sources do not compile"
    exit 1
}
sleep "${FAKE_MAVEN_TAKES:-0}"
echo "$JAVA_HOME $*" >>maven-runs
mkdir -p target
echo "build $(grep -c '' maven-runs)" >target/vigil.jar
touch -t 202001010000 target/vigil.jar
touch target/vigil.jar.original
MVN
chmod +x "$maven/mvn"
ln -s "$(command -v grep)" "$tools/grep"

jdks="$world/all jdks"
jdk "$jdks/jdk 17" 17.0.15
jdk "$jdks/jdk-21" 21.0.4
jdk "$jdks/mac-25.jdk/Contents/Home" 25.0.3
mkdir -p "$jdks/broken" "$world/old jdks"
jdk "$world/old jdks/jdk-8" 1.8.0_402
jdk "$world/old jdks/jdk-17" 17.0.15

# project: a fresh project in a folder with spaces; sets $project.
number=0
project() {
    number=$((number + 1))
    project="$world/project $number of the team"
    mkdir -p "$project/src/main/java"
    cp "$source/vigil" "$project/vigil"
    echo '<project/>' >"$project/pom.xml"
    echo 'class Main {}' >"$project/src/main/java/Main.java"
    find "$project" -exec touch -t 202101010000 {} +
}

# start [NAME=VALUE …] PROGRAM [ARGUMENT …]: runs it with nothing in the environment; sets $status, fills $out and $err.
out=$world/out
err=$world/err
start() {
    (cd "${from:-$world}" && env -i HOME="$world" PATH="$maven:$tools" VIGIL_JDK_FOLDERS="$jdks" "$@") >"$out" 2>"$err"
    status=$?
}

# ---- what is expected ------------------------------------------------------------------------------------------------

check() {
    what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $what"
        echo "  exit $status; standard output:"
        sed 's/^/    /' "$out"
        echo "  standard error:"
        sed 's/^/    /' "$err"
    fi
}

ended() { [ "$status" -eq "$1" ]; }
says() { grep -qF -- "$1" "$out"; }
warns() { grep -qF -- "$1" "$err"; }
silent() { [ ! -s "$err" ]; }
built() { [ "$(cat "$project/maven-runs" 2>/dev/null | grep -c '')" -eq "$1" ]; }
not() { ! "$@"; }
builds_kept() { [ "$(find "$project/target/launch" -name vigil.jar | grep -c '')" -eq "$1" ]; }

# ---- the tests -------------------------------------------------------------------------------------------------------

project
start "$shell" "$project/vigil" preview --from "2016-12-12" "two words" ''
check "the first start ends well" ended 0
check "it builds" built 1
check "it says that it builds" warns "Building Vigil once, this takes a minute"
check "the newest JDK is taken" says "java $jdks/mac-25.jdk/Contents/Home/bin/java"
check "Maven gets that JDK" grep -qF "mac-25.jdk/Contents/Home -q -B" "$project/maven-runs"
check "the new jar runs" says "jar build 1"
check "an argument with a space stays one" says "argument <two words>"
check "an empty argument stays" says "argument <>"
check "the team's folder stays the current one" says "folder $world"
check "the program knows its own folder" says "argument <-Dvigil.home=$project>"
check "and that standard error is no terminal" says "argument <-Dvigil.terminal=false>"
check "the archive is made by checking the sample campaigns" grep -qxF -- "-C $project check" "$project/archived"
check "no stale connection is kept" says "argument <-Djdk.httpclient.keepalive.timeout=2>"
check "no POST is repeated" says "argument <-Dsun.net.http.retryPost=false>"
check "output is UTF-8" says "argument <-Dstdout.encoding=UTF-8>"
check "a short command compiles little" says "argument <-XX:TieredStopAtLevel=1>"
check "the archive of classes is used" says "argument <-XX:SharedArchiveFile=$project/target/launch/"
check "JDK 25 may use what it warns of" says "argument <--sun-misc-unsafe-memory-access=allow>"

start "$shell" "$project/vigil" run
check "the second start does not build" built 1
check "nor says anything" silent
check "a long command gets the whole compiler" not says "argument <-XX:TieredStopAtLevel=1>"

touch "$project/src/main/java/Main.java"
start "$shell" "$project/vigil" --version
check "a newer source is built" built 2
check "the rebuilt jar runs" says "jar build 2"
rm "$project/src/main/java/Main.java"
start "$shell" "$project/vigil" --version
check "a deleted source is noticed" built 3
touch "$project/pom.xml"
start "$shell" "$project/vigil" --version
check "a newer pom.xml is built" built 4
check "two builds are kept, for one may be running" builds_kept 2
rm -r "$project/target"
start "$shell" "$project/vigil" --version
check "a missing jar is built" built 5
(cd "$project" && JAVA_HOME=x "$maven/mvn" verify)
start "$shell" "$project/vigil" --version
check "a jar that Maven built meanwhile is taken as it is" built 6
check "and unpacked" says "jar build 6"
check "without a word" silent

start FAKE_EXIT=7 "$shell" "$project/vigil" check
check "the exit code is passed on" ended 7

# "script" runs its command in a terminal of its own; that of macOS and BSD takes other arguments.
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
    SHELL=/bin/sh script -qec "VIGIL_JDK_FOLDERS='$jdks' PATH='$maven:$tools' '$shell' '$project/vigil' demo" /dev/null \
        </dev/null >"$out" 2>"$err"
    status=$?
    check "a terminal is told" says "argument <-Dvigil.terminal=true>"
fi

ln -s "project $number of the team/vigil" "$world/link"
ln -s "$world/link" "$world/link to link"
start "$shell" "$world/link to link" --version
check "it works through symbolic links" says "jar build 6"
from=$project start "$shell" ./vigil --version
check "it works from its own folder" says "jar build 6"
from=$project start "$shell" vigil --version
check "it works as an argument of the shell" says "jar build 6"
start PATH="$project:$maven:$tools" "$shell" -c 'exec vigil --version'
check "it works from the path" says "jar build 6"

(cd "$world" && exec env -i PATH="$maven:$tools" VIGIL_JDK_FOLDERS="$jdks" "$shell" "$project/vigil" run) >"$out" 2>"$err" &
process=$!
wait "$process"
check "Java takes the launcher's place, so signals reach it" says "process $process"

start VIGIL_JAVA_HOME="$jdks/jdk-21" "$shell" "$project/vigil" --version
check "VIGIL_JAVA_HOME wins" says "java $jdks/jdk-21/bin/java"
check "JDK 21 is not given what it does not know" not says "argument <--sun-misc-unsafe-memory-access=allow>"
start VIGIL_JAVA_HOME="$jdks/jdk 17" "$shell" "$project/vigil" --version
check "a VIGIL_JAVA_HOME that is too old is refused" ended 3
check "and named" warns "VIGIL_JAVA_HOME is $jdks/jdk 17, but there is no JDK 21 or newer"
start JAVA_HOME="$jdks/jdk-21" "$shell" "$project/vigil" --version
check "JAVA_HOME is taken where it is new enough" says "java $jdks/jdk-21/bin/java"
start JAVA_HOME="$jdks/jdk 17" "$shell" "$project/vigil" --version
check "JAVA_HOME is passed over where it is too old" says "java $jdks/mac-25.jdk/Contents/Home/bin/java"
mkdir "$world/bin"
ln -s "$jdks/jdk-21/bin/java" "$world/bin/java"
start VIGIL_JDK_FOLDERS=/nowhere PATH="$world/bin:$maven:$tools" "$shell" "$project/vigil" --version
check "the java on the path is found behind its link" says "java $jdks/jdk-21/bin/java"

project
start VIGIL_JDK_FOLDERS=/nowhere "$shell" "$project/vigil" --version
check "without a JDK it ends with 3" ended 3
check "says what is missing" warns "Vigil needs a JDK 21 or newer"
check "says what to install on Debian" warns "apt install openjdk-21-jdk"
check "says what to install on Fedora" warns "dnf install"
check "says what to install on macOS" warns "brew install"
check "and builds nothing" built 0
start VIGIL_JDK_FOLDERS="$world/old jdks" "$shell" "$project/vigil" --version
check "with old JDKs only it ends with 3" ended 3
check "and names the newest of them" warns "The newest it found is JDK 17, in $world/old jdks/jdk-17"

start PATH="$tools" "$shell" "$project/vigil" --version
check "without Maven and without a jar it ends with 3" ended 3
check "and says what to install" warns "apt install maven"
start FAKE_MAVEN_FAILS=yes "$shell" "$project/vigil" --version
check "a build that fails ends with 3" ended 3
check "shows what Maven said, on standard error" warns "the sources do not compile"
check "and nothing on standard output" test ! -s "$out"

mkdir -p "$project/target/launch.lock"
(exit 0) &
gone=$!
wait "$gone"
echo "$gone" >"$project/target/launch.lock/owner"
start "$shell" "$project/vigil" --version
check "the lock of a build that was killed is taken over" says "jar build 1"
check "and removed afterwards" test ! -e "$project/target/launch.lock"

project
start FAKE_MAVEN_TAKES=2 "$shell" -c '"$1" "$2" one >/dev/null & first=$!; "$1" "$2" two; wait "$first"' - "$shell" "$project/vigil"
check "of two starts at once only one builds" built 1
check "and the other waits for it and runs" says "jar build 1"

echo "launcher: $passed checks passed, $failed failed"
[ "$failed" -eq 0 ]
