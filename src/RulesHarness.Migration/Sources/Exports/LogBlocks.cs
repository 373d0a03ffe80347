using System.Buffers.Binary;
using System.Numerics;

namespace RulesHarness.Migration.Sources.Exports;

/// <summary>The types of parts: a whole record, or its first, a middle or its last part.</summary>
internal enum PartType : byte
{
    None,
    Full,
    First,
    Middle,
    Last,
}

/// <summary>A part of a record, or the reason why there is none at its place.</summary>
internal sealed record LogPart(PartType Type, long Offset, int Size, ReadOnlyMemory<byte> Bytes, string? Fault);

/// <summary>Finds the parts of records in the blocks of a log.</summary>
internal sealed class LogBlocks(Stream stream)
{
    public const string EndsWithin = "the file ends within it";

    private const int BlockSize = 32 * 1024;
    private const int HeaderSize = 7;
    private const int LengthAt = 4;
    private const int TypeAt = 6;

    /// <summary>Added to a checksum that is stored beside what it is of: the format says so.</summary>
    private const uint MaskDelta = 0xA282EAD8;

    private readonly byte[] _block = new byte[BlockSize];
    private long _blockOffset;
    private int _length;
    private int _at;

    /// <summary>Finds the next part, which stays the next one until it is taken. Returns null at the end.</summary>
    public LogPart? Find()
    {
        while (true)
        {
            var left = _length - _at;
            if (left >= HeaderSize)
            {
                return PartAt(_at);
            }
            // The last bytes of a block are too few for a header, and are filled with zeros.
            var isTrailer = _length == BlockSize || left == 0;
            if (!isTrailer)
            {
                return Damaged(_at, left, EndsWithin);
            }
            if (!Fill())
            {
                return null;
            }
        }
    }

    /// <summary>
    /// Takes a part. Behind a damaged one reading goes on at its end if a good part is there, and else in the next
    /// block, because its length may be what is wrong.
    /// </summary>
    public void Take(LogPart part)
    {
        var next = (int)(part.Offset - _blockOffset) + part.Size;
        var isTrusted = part.Fault is null || IsHeader(next) && PartAt(next).Fault is null;
        _at = isTrusted ? next : _length;
    }

    private bool Fill()
    {
        _blockOffset += _length;
        _length = stream.ReadAtLeast(_block, BlockSize, throwOnEndOfStream: false);
        _at = 0;
        return _length > 0;
    }

    private bool IsHeader(int at) => at + HeaderSize <= _length;

    private LogPart PartAt(int at)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(_block.AsSpan(at + LengthAt));
        var type = (PartType)_block[at + TypeAt];
        var size = HeaderSize + length;
        if (at + size > _length)
        {
            return Damaged(at, size, _length == BlockSize ? "its length is beyond its block" : EndsWithin);
        }
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(_block.AsSpan(at));
        if (stored != Checksum(_block.AsSpan(at + TypeAt, length + 1)))
        {
            return Damaged(at, size, "its checksum is wrong");
        }
        return type is >= PartType.Full and <= PartType.Last
            ? new LogPart(type, _blockOffset + at, size, _block.AsMemory(at + HeaderSize, length), null)
            : Damaged(at, size, "it is of an unknown type");
    }

    private LogPart Damaged(int at, int size, string fault) =>
        new(PartType.None, _blockOffset + at, size, default, fault);

    /// <summary>CRC-32C of the type and the bytes, rotated and masked.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (var one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }
        return BitOperations.RotateRight(~crc, 15) + MaskDelta;
    }
}
