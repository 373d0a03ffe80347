namespace RulesHarness.Migration.Sources;

internal static class Utf8
{
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];
}
