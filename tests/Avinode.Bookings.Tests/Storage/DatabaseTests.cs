namespace Avinode.Bookings.Tests;

public class DatabaseTests
{
    [Theory]
    [InlineData("Host=db;Database=bookings", true)]
    [InlineData("Database=bookings;host = db", true)]
    [InlineData("Server=db", true)]
    [InlineData("/data/Host=1/bookings.db", false)]
    [InlineData("bookings.db", false)]
    [InlineData(null, false)]
    public void A_connection_string_is_told_from_a_path_by_its_host(string? database, bool postgres) =>
        Database.IsPostgres(database).Should().Be(postgres);

    [Fact]
    public void An_address_is_refused_with_the_form_to_use() =>
        FluentActions.Invoking(() => Database.Open("postgres://user:canary@db/bookings"))
            .Should().Throw<InvalidSettingsException>().Which.Message.Should().Contain("Host=").And.NotContain("canary");

    [Fact]
    public void By_default_bookings_are_kept_in_the_data_folder_of_the_user() =>
        Database.DefaultPath.Should()
            .StartWith(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData))
            .And.EndWith(Path.Combine("avinode", "bookings.db"));
}
