using Google.Protobuf;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Sources.Exports;

/// <summary>The properties of an entity. An array is several properties of one name.</summary>
internal sealed class Properties
{
    private const uint Meaning = 1 << 3;
    private const uint Name = 3 << 3 | 2;
    private const uint IsItem = 4 << 3;
    private const uint Value = 5 << 3 | 2;

    private readonly Dictionary<string, object?> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _arrays = new(StringComparer.Ordinal);
    private readonly HashSet<string> _vectors = new(StringComparer.Ordinal);

    public void Add(CodedInputStream property, int depth)
    {
        var meaning = ValueMeaning.None;
        string? name = null;
        var isItem = false;
        var value = ByteString.Empty;
        while (property.ReadTag() is not 0 and var tag)
        {
            switch (tag)
            {
                case Meaning:
                    meaning = (ValueMeaning)property.ReadInt32();
                    break;
                case Name:
                    name = property.ReadString();
                    break;
                case IsItem:
                    isItem = property.ReadBool();
                    break;
                case Value:
                    value = property.ReadBytes();
                    break;
                default:
                    property.SkipLastField();
                    break;
            }
        }
        if (name is null)
        {
            throw new InvalidDataException("a field has no name");
        }
        Add(name, isItem, meaning, PropertyValue.Read(name, value.CreateCodedInput(), meaning, depth));
    }

    public Dictionary<string, object?> ToFields()
    {
        foreach (var name in _vectors)
        {
            var numbers = ((List<object?>)_fields[name]!).Select(item => item as double?).ToList();
            _fields[name] = numbers.Contains(null)
                ? throw new InvalidDataException($"the vector `{name}` has an item that is not a number")
                : new VectorValue([.. numbers.OfType<double>()]);
        }
        return _fields;
    }

    private void Add(string name, bool isItem, ValueMeaning meaning, object? value)
    {
        if (isItem && _arrays.Contains(name))
        {
            ((List<object?>)_fields[name]!).Add(value);
            return;
        }
        if (!_fields.TryAdd(name, isItem ? new List<object?> { value } : value))
        {
            throw new InvalidDataException($"the field `{name}` is there twice");
        }
        if (isItem)
        {
            _arrays.Add(name);
        }
        if (meaning == ValueMeaning.Vector)
        {
            _vectors.Add(isItem ? name : throw new InvalidDataException($"the vector `{name}` has no items"));
        }
    }
}
