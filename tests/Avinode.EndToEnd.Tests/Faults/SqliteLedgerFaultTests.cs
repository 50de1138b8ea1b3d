namespace Avinode.EndToEnd.Tests;

public sealed class SqliteLedgerFaultTests : LedgerFaultTests, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("avinode-ledger-");

    public void Dispose() => _folder.Delete(recursive: true);

    protected override string NewDatabase() => Path.Combine(_folder.FullName, "bookings.db");
}
