@echo off
rem Runs Maven on a JDK that Storywire can be built with (25 or later).
setlocal EnableDelayedExpansion
set "NEEDED_JDK=25"
set "FOUND="

call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where javac 2^>nul') do if not defined FOUND call :try "%%~dpJ.."
for %%R in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
  if not defined FOUND if exist %%R for /d %%J in ("%%~R\*") do if not defined FOUND call :try "%%J"
)
if not defined FOUND (
  echo Storywire needs a JDK %NEEDED_JDK% or later and found none. Install one, for example Eclipse Temurin, or point JAVA_HOME at one. 1>&2
  exit /b 1
)
where mvn >nul 2>nul || (
  echo Storywire needs Apache Maven 3.8.7 or later on the PATH. 1>&2
  exit /b 1
)
set "JAVA_HOME=%FOUND%"
call mvn %*
exit /b %ERRORLEVEL%

:try
if "%~1"=="" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "delims=." %%M in ("%%~V") do if %%M GEQ %NEEDED_JDK% set "FOUND=%~f1"
)
exit /b 0
