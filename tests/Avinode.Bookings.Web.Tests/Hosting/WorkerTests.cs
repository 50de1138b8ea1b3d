using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Avinode.Bookings.Web.Tests;

public class WorkerTests
{
    [Fact]
    public async Task All_work_in_the_background_is_started_in_the_one_way_that_outlives_defects()
    {
        await using var served = await ServedBookings.StartAsync(
            settings: new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9" });

        var background = served.Services.GetServices<IHostedService>().OfType<BackgroundService>()
            .Select(service => service.GetType()).ToArray();

        background.Should().HaveCountGreaterThanOrEqualTo(8).And.OnlyContain(type => type.DeclaringType == typeof(HostServices));
    }
}
