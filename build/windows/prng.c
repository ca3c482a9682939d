// Wine 8 has no bcryptprimitives.dll, and every Go program asks it for random bytes before main starts.
// Used only to run the Windows program under Wine in the tests; Windows itself brings the real one.
#include <windows.h>
#include <ntsecapi.h>
BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return RtlGenRandom(data, (ULONG)size); }
