using System.Globalization;

namespace Avinode.Bookings.Tests;

public sealed class DataKeysTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("avinode-keys-");

    private string Database => Path.Combine(_folder.FullName, "new", "data", "bookings.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_key_beside_a_new_database_is_made_once_and_for_its_owner_only()
    {
        var made = DataKeys.Open(null, Database);

        DataKeys.Open(null, Database).ToString().Should().Be(made.ToString());
        Directory.GetFiles(Path.GetDirectoryName(Database)!).Should().Equal(Database + ".key");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Database + ".key").Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(Path.GetDirectoryName(Database)!)
                .Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Programs_that_start_at_once_agree_on_one_key()
    {
        for (var round = 0; round < 50; round++)
        {
            var database = Path.Combine(_folder.FullName, round.ToString(CultureInfo.InvariantCulture), "bookings.db");
            var keys = new string[8];
            using var start = new Barrier(keys.Length);
            var threads = keys.Select((_, each) => new Thread(() =>
            {
                start.SignalAndWait();
                keys[each] = DataKeys.Open(null, database).ToString();
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            keys.Distinct().Should().ContainSingle();
        }
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_key_file_that_others_may_touch_is_refused(UnixFileMode more)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var key = DataKeys.Open(null, Database);
        File.SetUnixFileMode(Database + ".key", UnixFileMode.UserRead | UnixFileMode.UserWrite | more);

        FluentActions.Invoking(() => DataKeys.Open(null, Database)).Should().Throw<InvalidSettingsException>()
            .Which.Message.Should().ContainAll(Database + ".key", "chmod 600").And.NotContain(key.Current.Export());
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64")]
    public void A_malformed_key_is_refused_without_showing_it(string text)
    {
        DataKeys.Open(null, Database);
        File.WriteAllText(Database + ".key", text);

        var file = FluentActions.Invoking(() => DataKeys.Open(null, Database)).Should().Throw<InvalidSettingsException>().Which;
        var setting = FluentActions.Invoking(() => DataKeys.Parse(text)).Should().Throw<InvalidSettingsException>().Which;

        file.Message.Should().Contain(".key must hold base64 of 32 bytes");
        setting.Message.Should().Contain("AVINODE_DATA_KEY must hold base64 of 32 bytes");
        (text.Length > 0 && (file.Message + setting.Message).Contains(text, StringComparison.Ordinal)).Should().BeFalse();
    }

    [Fact]
    public void The_same_key_twice_is_refused()
    {
        var key = DataKey.Create().Export();

        FluentActions.Invoking(() => DataKeys.Parse($"{key},{key}")).Should().Throw<InvalidSettingsException>().Which.Message
            .Should().NotContain(key);
    }

    [Fact]
    public void PostgreSQL_needs_a_key_that_is_set() =>
        FluentActions.Invoking(() => DataKeys.Open(null, "Host=db.example.com;Database=bookings"))
            .Should().Throw<InvalidSettingsException>().WithMessage("AVINODE_DATA_KEY is not set*");

    [Fact]
    public void A_key_that_is_set_goes_before_the_file()
    {
        var key = DataKey.Create();

        DataKeys.Open(key.Export(), Database).ToString().Should().Be(key.Name);
        File.Exists(Database + ".key").Should().BeFalse();
    }

    [Fact]
    public void A_newer_key_leaves_the_keys_of_hashes_as_they_were()
    {
        var (former, current) = (DataKey.Create().Export(), DataKey.Create().Export());
        var mac = DataKeys.Parse(former).DeriveMacKey("orders");

        DataKeys.Parse($"{current},{former}").DeriveMacKey("orders").Should().Equal(mac);
        DataKeys.Parse(former).DeriveMacKey("webhooks").Should().NotEqual(mac);
        DataKeys.Parse(current).DeriveMacKey("orders").Should().NotEqual(mac);
        mac.Should().HaveCount(32);
    }
}
