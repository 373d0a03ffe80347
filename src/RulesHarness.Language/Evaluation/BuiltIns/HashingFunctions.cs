using System.Security.Cryptography;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// The namespace <c>hashing</c> (https://firebase.google.com/docs/reference/rules/rules.hashing). Text is hashed as
/// UTF-8; checksums come as four bytes, the lowest first.
/// </summary>
internal static class HashingFunctions
{
    private const uint Ieee = 0xEDB88320;
    private const uint Castagnoli = 0x82F63B78;

    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("crc32", 1) => static (_, arguments) => Hash("hashing.crc32", arguments, Crc32),
            ("crc32c", 1) => static (_, arguments) => Hash("hashing.crc32c", arguments, Crc32C),
            ("md5", 1) => static (_, arguments) => Hash("hashing.md5", arguments, MD5.HashData),
            ("sha256", 1) => static (_, arguments) => Hash("hashing.sha256", arguments, SHA256.HashData),
            _ => null,
        };

    private static RulesValue Hash(string name, ReadOnlySpan<RulesValue> arguments, Func<byte[], byte[]> hash) =>
        arguments[0].Kind switch
        {
            RulesValueKind.String => RulesValue.FromBytes(hash(Utf8Text.BytesOf(arguments[0].AsString))),
            RulesValueKind.Bytes => RulesValue.FromBytes(hash(arguments[0].AsBytes.ToArray())),
            _ => Signatures.Mismatch(name, arguments),
        };

    private static byte[] Crc32(byte[] bytes) => Checksum(bytes, Ieee);

    private static byte[] Crc32C(byte[] bytes) => Checksum(bytes, Castagnoli);

    private static byte[] Checksum(byte[] bytes, uint polynomial)
    {
        var sum = uint.MaxValue;
        foreach (var each in bytes)
        {
            sum ^= each;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ polynomial;
            }
        }

        var result = new byte[sizeof(uint)];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(result, ~sum);
        return result;
    }
}
