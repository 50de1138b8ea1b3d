using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Avinode.Bookings.Tests;

public class PassengerCipherTests
{
    private static readonly Guid Id = Guid.Parse("3f8b2c1e-0000-4000-8000-000000000001");

    private static readonly PassengerDetails[] Manifest =
        [new() { FirstName = "Zoë", LastName = "Ångström", DateOfBirth = "1815-12-10", PassportNumber = "CANARY321", Nationality = "SE" }];

    [Fact]
    public void What_was_encrypted_comes_back() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NonNull<string> First, NonNull<string> Last, string? Born, string? Passport)[]>(),
        names =>
        {
            var cipher = new PassengerCipher(DataKeys.Random());
            var manifest = names.Select(each => new PassengerDetails
            {
                FirstName = WellFormed(each.First.Get),
                LastName = WellFormed(each.Last.Get),
                DateOfBirth = WellFormed(each.Born),
                PassportNumber = WellFormed(each.Passport),
            }).ToList();

            cipher.Decrypt(Id, cipher.Encrypt(Id, manifest)).Should().BeEquivalentTo(manifest, options => options.WithStrictOrdering());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_changed_bit_is_noticed()
    {
        var cipher = new PassengerCipher(DataKeys.Random());
        var sound = cipher.Encrypt(Id, Manifest).ToArray();

        for (var bit = 0; bit < sound.Length * 8; bit++)
        {
            var damaged = sound.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            FluentActions.Invoking(() => cipher.Decrypt(Id, damaged)).Should().Throw<PassengerDataException>($"bit {bit} was changed");
        }
    }

    [Fact]
    public void Each_missing_end_is_noticed()
    {
        var cipher = new PassengerCipher(DataKeys.Random());
        var sound = cipher.Encrypt(Id, Manifest);

        for (var length = 0; length < sound.Length; length++)
        {
            FluentActions.Invoking(() => cipher.Decrypt(Id, sound[..length]))
                .Should().Throw<PassengerDataException>($"{length} bytes are left");
        }
    }

    [Fact]
    public void A_manifest_cannot_be_moved_to_another_booking()
    {
        var cipher = new PassengerCipher(DataKeys.Random());
        var manifest = cipher.Encrypt(Id, Manifest);

        FluentActions.Invoking(() => cipher.Decrypt(Guid.NewGuid(), manifest)).Should().Throw<PassengerDataException>().Which.WrongKey
            .Should().BeFalse();
    }

    [Fact]
    public void The_same_manifest_is_never_encrypted_alike_and_shows_nothing()
    {
        var cipher = new PassengerCipher(DataKeys.Random());

        var manifests = Enumerable.Range(0, 100).Select(_ => cipher.Encrypt(Id, Manifest).ToArray()).ToList();

        manifests.Select(Convert.ToBase64String).Should().OnlyHaveUniqueItems();
        manifests.Should().OnlyContain(bytes => !Encoding.Latin1.GetString(bytes).Contains("CANARY", StringComparison.Ordinal));
    }

    [Fact]
    public void After_a_rotation_the_new_key_encrypts_and_both_decrypt()
    {
        var (former, current) = (DataKey.Create().Export(), DataKey.Create().Export());
        var before = new PassengerCipher(DataKeys.Parse(former));
        var rotated = new PassengerCipher(DataKeys.Parse($"{current}, {former}"));
        var after = new PassengerCipher(DataKeys.Parse(current));

        rotated.Decrypt(Id, before.Encrypt(Id, Manifest)).Should().BeEquivalentTo(Manifest);
        after.Decrypt(Id, rotated.Encrypt(Id, Manifest)).Should().BeEquivalentTo(Manifest);
    }

    [Fact]
    public void A_missing_key_is_named_with_those_that_are_there_and_not_shown()
    {
        var (former, current) = (DataKey.Create(), DataKey.Create());
        var manifest = new PassengerCipher(DataKeys.Parse(former.Export())).Encrypt(Id, Manifest);

        var fault = FluentActions.Invoking(() => new PassengerCipher(DataKeys.Parse(current.Export())).Decrypt(Id, manifest))
            .Should().Throw<PassengerDataException>().Which;

        fault.WrongKey.Should().BeTrue();
        fault.Message.Should().ContainAll(former.Name, current.Name, "AVINODE_DATA_KEY");
        fault.ToString().Should().NotContainAny(former.Export(), current.Export(), "CANARY");
    }

    // UTF-8 knows no lone surrogates; the rules of an order let none through.
    private static string WellFormed(string? text) => text is null ? null! : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
