using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace Avinode.Client.Tests.Http;

public sealed class WriteOutcomesTests
{
    private static readonly int[] Rejections = [400, 401, 403, 404, 405, 410, 413, 415, 422];

    [Theory]
    [InlineData(200, WriteOutcome.Accepted)]
    [InlineData(201, WriteOutcome.Accepted)]
    [InlineData(204, WriteOutcome.Accepted)]
    [InlineData(299, WriteOutcome.Accepted)]
    [InlineData(300, WriteOutcome.Unknown)]
    [InlineData(301, WriteOutcome.Unknown)]
    [InlineData(307, WriteOutcome.Unknown)]
    [InlineData(400, WriteOutcome.Rejected)]
    [InlineData(401, WriteOutcome.Rejected)]
    [InlineData(402, WriteOutcome.Unknown)]
    [InlineData(403, WriteOutcome.Rejected)]
    [InlineData(404, WriteOutcome.Rejected)]
    [InlineData(405, WriteOutcome.Rejected)]
    [InlineData(408, WriteOutcome.Unknown)]
    [InlineData(409, WriteOutcome.Unknown)]
    [InlineData(410, WriteOutcome.Rejected)]
    [InlineData(413, WriteOutcome.Rejected)]
    [InlineData(415, WriteOutcome.Rejected)]
    [InlineData(422, WriteOutcome.Rejected)]
    [InlineData(423, WriteOutcome.Unknown)]
    [InlineData(429, WriteOutcome.NotSent)]
    [InlineData(500, WriteOutcome.Unknown)]
    [InlineData(502, WriteOutcome.Unknown)]
    [InlineData(503, WriteOutcome.Unknown)]
    [InlineData(504, WriteOutcome.Unknown)]
    public void A_status_tells_this_outcome(int status, WriteOutcome outcome) =>
        WriteOutcomes.Of((HttpStatusCode)status).Should().Be(outcome);

    [Fact]
    public void No_status_at_all_says_not_sent_but_429() => Prop
        .ForAll(
            Gen.Choose(-1, 1000).Where(status => status != 429).ToArbitrary(),
            status => WriteOutcomes.Of((HttpStatusCode)status) != WriteOutcome.NotSent)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_no_rule_names_is_unknown() => Prop
        .ForAll(
            Gen.Choose(-1, 1000).Where(status => status is (< 200 or > 299) and not 429 && !Rejections.Contains(status)).ToArbitrary(),
            status => WriteOutcomes.Of((HttpStatusCode)status) == WriteOutcome.Unknown)
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(false, WriteOutcome.NotSent)]
    [InlineData(true, WriteOutcome.Unknown)]
    public void A_fault_is_harmless_only_before_the_body_was_begun(bool started, WriteOutcome outcome) =>
        WriteOutcomes.OfFault(started).Should().Be(outcome);
}
