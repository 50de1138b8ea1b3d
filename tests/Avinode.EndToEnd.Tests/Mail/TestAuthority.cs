using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Avinode.EndToEnd.Tests;

/// <summary>A test's own authority and the certificates that it gives. A process that has it as SSL_CERT_FILE trusts it.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly X509Certificate2 _root;
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Authority of a test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _root = request.CreateSelfSigned(_now.AddDays(-1), _now.AddDays(2));
        File.WriteAllText(RootFile, _root.ExportCertificatePem());
    }

    /// <summary>Its own certificate (PEM).</summary>
    public string RootFile => _folder.File("root.pem");

    /// <summary>Gives a certificate for a host.</summary>
    /// <returns>The files of the certificate and of its key (PEM).</returns>
    public (string Certificate, string Key) Certify(string host, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var end = _now.AddHours(expired ? -1 : 24);
        using var certificate = request.Create(_root, _now.AddHours(-2), end, RandomNumberGenerator.GetBytes(16));
        var files = (_folder.File($"{host}.pem"), _folder.File($"{host}.key"));
        File.WriteAllText(files.Item1, certificate.ExportCertificatePem());
        File.WriteAllText(files.Item2, key.ExportPkcs8PrivateKeyPem());
        return files;
    }

    public void Dispose()
    {
        _root.Dispose();
        _folder.Dispose();
    }
}
