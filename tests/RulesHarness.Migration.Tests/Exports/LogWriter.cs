using System.Buffers.Binary;

namespace RulesHarness.Migration.Tests.Exports;

/// <summary>Writes logs of records as LevelDB has them, damaged ones as well.</summary>
internal sealed class LogWriter
{
    public const byte Full = 1;
    public const byte First = 2;
    public const byte Middle = 3;
    public const byte Last = 4;

    private const int BlockSize = 32 * 1024;
    private const int HeaderSize = 7;

    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    /// <summary>Writes a part of a record, and flips bits of its checksum.</summary>
    public LogWriter Part(byte type, byte[] record, uint flipped = 0)
    {
        var left = BlockSize - _bytes.Count % BlockSize;
        if (left < HeaderSize)
        {
            _bytes.AddRange(new byte[left]);
        }
        Span<byte> header = stackalloc byte[HeaderSize];
        BinaryPrimitives.WriteUInt32LittleEndian(header, Checksum([type, .. record]) ^ flipped);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], (ushort)record.Length);
        header[6] = type;
        _bytes.AddRange(header);
        _bytes.AddRange(record);
        return this;
    }

    /// <summary>Writes a record in as many parts as blocks need.</summary>
    public LogWriter Record(byte[] record)
    {
        for (var at = 0; ; )
        {
            var space = BlockSize - _bytes.Count % BlockSize - HeaderSize;
            var part = record[at..Math.Min(record.Length, at + (space < 0 ? BlockSize - HeaderSize : space))];
            var isFirst = at == 0;
            at += part.Length;
            var isLast = at == record.Length;
            Part(TypeOf(isFirst, isLast), part);
            if (isLast)
            {
                return this;
            }
        }
    }

    /// <summary>Writes bytes as they are.</summary>
    public LogWriter Raw(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    private static byte TypeOf(bool isFirst, bool isLast) =>
        (isFirst, isLast) switch
        {
            (true, true) => Full,
            (true, false) => First,
            (false, false) => Middle,
            _ => Last,
        };

    /// <summary>CRC-32C bit by bit, rotated and masked.</summary>
    private static uint Checksum(byte[] bytes)
    {
        const uint Polynomial = 0x82F63B78;
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            }
        }
        crc = ~crc;
        return (crc >> 15 | crc << 17) + 0xA282EAD8;
    }
}
