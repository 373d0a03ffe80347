using System.Security.Cryptography;
using System.Text;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>SHA-256</c></summary>
internal sealed class HashValue : TextValueStep
{
    protected override string? Apply(string text, ref object? value)
    {
        value = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return null;
    }
}
