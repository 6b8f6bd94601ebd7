/* Makes one call of the program under test fail, or ends the program before it: the FAULT_AT-th call of FAULT_CALL on a
   regular file. FAULT_ERRNO is the error; 0 kills. FAULT_LOG, a file, gets a byte for each such call. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int calls;
static int log_fd = -1;

static int fails(const char *call, int fd) {
  struct stat there;
  const char *wanted = getenv("FAULT_CALL");
  int number, error;
  if (!wanted || strcmp(wanted, call) != 0) return 0;
  if (fd >= 0 && (fstat(fd, &there) != 0 || !S_ISREG(there.st_mode))) return 0;
  number = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
  if (log_fd < 0 && getenv("FAULT_LOG")) log_fd = open(getenv("FAULT_LOG"), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (log_fd >= 0) {
    ssize_t (*really)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    if (really(log_fd, ".", 1) < 0) abort();
  }
  if (number != atoi(getenv("FAULT_AT"))) return 0;
  error = atoi(getenv("FAULT_ERRNO"));
  if (error == 0) kill(getpid(), SIGKILL);
  errno = error;
  return 1;
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(write);
  return fails("write", fd) ? -1 : real(fd, bytes, count);
}

int fsync(int fd) {
  REAL(fsync);
  return fails("fsync", -1) ? -1 : real(fd);
}

int rename(const char *from, const char *to) {
  REAL(rename);
  return fails("rename", -1) ? -1 : real(from, to);
}
