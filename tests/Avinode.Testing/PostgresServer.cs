using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Avinode.Testing;

/// <summary>
/// A PostgreSQL server of our own in a temporary folder, on a free port of the loopback. A small shell owns it and stops it when the test
/// process is gone, however that ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> OneForAll = new(StartAsync);

    private readonly DirectoryInfo _folder;
    private readonly Process _shell;
    private int _databases;

    private PostgresServer(DirectoryInfo folder, int port, Process shell)
    {
        _folder = folder;
        Port = port;
        _shell = shell;
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Its files: tables below <c>base</c>, the log of changes in <c>pg_wal</c>.</summary>
    public string DataFolder => Path.Combine(_folder.FullName, "data");

    /// <summary>The superuser's password.</summary>
    public string Password { get; private init; } = "";

    /// <summary>The server that all tests of a process share; who wants to stop it starts one of their own.</summary>
    public static Task<PostgresServer> SharedAsync() => OneForAll.Value;

    /// <summary>Starts a server of one's own.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("avinode-postgres-");
        var port = FreePort();
        var password = RandomNumberGenerator.GetHexString(32);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "password"), password);
        var shell = Shell(folder.FullName, port);
        var server = new PostgresServer(folder, port, shell) { Password = password };
        await server.DoAsync("start");
        return server;
    }

    /// <summary>Makes an empty database, owned by a new role that is not a superuser.</summary>
    /// <returns>The connection string of that role.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"bookings_{Interlocked.Increment(ref _databases)}";
        await RunSqlAsync("postgres", $"CREATE ROLE {name} LOGIN PASSWORD '{Password}'");
        await RunSqlAsync("postgres", $"CREATE DATABASE {name} OWNER {name}");
        return ConnectionString(name, name);
    }

    /// <summary>How a role reaches a database; all roles have the superuser's password.</summary>
    public string ConnectionString(string role, string database) =>
        $"Host=127.0.0.1;Port={Port};Username={role};Password={Password};Database={database}";

    /// <summary>Runs SQL as superuser.</summary>
    public async Task RunSqlAsync(string database, string sql)
    {
        var start = new ProcessStartInfo(Path.Combine(PostgresInstallation.Programs!, "psql"))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["PGPASSWORD"] = Password },
        };
        var port = Port.ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["-h", "127.0.0.1", "-p", port, "-U", "postgres", "-d", database, "-v", "ON_ERROR_STOP=1", "-Xqc", sql];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var psql = Process.Start(start)!;
        var words = psql.StandardError.ReadToEndAsync();
        await psql.StandardOutput.ReadToEndAsync();
        await psql.WaitForExitAsync();
        if (psql.ExitCode != 0)
        {
            throw new InvalidOperationException(await words);
        }
    }

    /// <summary>Kills all its processes at once with SIGKILL: nothing is finished, no client is told.</summary>
    public Task KillAsync() => DoAsync("kill");

    /// <summary>Starts it again on the same port, with the same data.</summary>
    public Task StartAgainAsync() => DoAsync("start");

    /// <summary>Stops it and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    // The shell answers each word with one line, when it is done.
    private async Task DoAsync(string word)
    {
        await _shell.StandardInput.WriteLineAsync(word);
        var answer = await _shell.StandardOutput.ReadLineAsync();
        if (answer != "done")
        {
            var log = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "log"));
            throw new InvalidOperationException($"PostgreSQL did not {word}: {answer}{Environment.NewLine}{log}");
        }
    }

    private static Process Shell(string folder, int port)
    {
        // PostgreSQL refuses to run as root.
        const string script =
            """
            folder=$1 port=$2; data=$folder/data
            as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
            stop() { as pg_ctl -D "$data" -s -m immediate stop; }
            # Held first, so that it starts no process while its children are being listed. Where nobody buries the dead, they keep their
            # number and would look alive to the next start: hence the lock file goes too, once they are dead.
            murder() {
              read -r first < "$data/postmaster.pid" && kill -STOP "$first" || return
              all="$(cat "/proc/$first/task/$first/children") $first"
              kill -KILL $all
              for each in $all; do while grep -q '^State:.[^XZ]' "/proc/$each/status" 2> /dev/null; do sleep 0.01; done; done
              rm -f "$data/postmaster.pid"
            }
            trap '' INT
            [ "$(id -u)" != 0 ] || chown -R postgres "$folder"
            cd "$folder"
            as touch "$folder/log"
            {
              as initdb -D "$data" -U postgres --auth=scram-sha-256 --pwfile="$folder/password" --encoding=UTF8 --locale=C.UTF-8 --no-sync
              settings="listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 200"
              printf "port = %s\n$settings\n" "$port" | as tee -a "$data/postgresql.conf"
            } >> "$folder/log" 2>&1
            while read -r word; do
              case $word in
                start) as pg_ctl -D "$data" -s -w -l "$folder/log" start ;;
                kill) murder ;;
              esac >> "$folder/log" 2>&1 && echo done || echo failed
            done
            { stop; rm -rf "$folder"; } > /dev/null 2>&1
            """;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments = ["-c", script, "sh", folder, port.ToString(CultureInfo.InvariantCulture)];
        Array.ForEach(arguments, start.ArgumentList.Add);
        var programs = PostgresInstallation.Programs
            ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql");
        start.Environment["PATH"] = $"{programs}:/usr/sbin:/sbin:{Environment.GetEnvironmentVariable("PATH")}";
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
