using Avinode.Testing;
using Npgsql;

namespace Avinode.EndToEnd.Tests;

/// <summary>A process that is really killed between the mail server's yes and its own note of it.</summary>
public sealed class MailCrashTests
{
    [MailServerFact(NeedsPostgres = true)]
    public async Task The_mail_goes_out_again_with_the_same_identity()
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using var peer = await SmtpPeer.StartAsync();
        await using var bench = await MailBench.OpenAsync();
        var killed = await bench.ServeAsync(peer.PlainAddress, ("AVINODE_DATABASE", database), ("AVINODE_FAILPOINTS", "after_mail=kill"));
        var id = await MailBench.ConfirmAsync(killed);
        var first = await peer.ReceiveAsync();
        await killed.EndedAsync();

        // As if the two minutes for which the dead process holds the mail had passed.
        await using (var source = NpgsqlDataSource.Create(database))
        {
            (await source.CreateCommand("UPDATE outbox SET due_at = now() WHERE state = 'new'").ExecuteNonQueryAsync()).Should().Be(1);
        }

        var next = await bench.ServeAsync(peer.PlainAddress, ("AVINODE_DATABASE", database));
        var again = await peer.ReceiveAsync();

        await next.LoggedAsync("confirmed: sent at attempt 2");
        foreach (var mail in new[] { first, again })
        {
            mail.HeaderLines.Should().Contain($"Message-Id: <{id:N}.confirmed@broker.example>");
            mail.Recipients.Should().Equal("pat@example.com");
        }

        (await peer.ReceivedAsync()).Should().BeNull();
    }
}
