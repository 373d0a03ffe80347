using Google.Protobuf;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Requests;

/// <summary>
/// Decodes the parameter of a link to the Firebase console: a message <c>google.firestore.admin.v1.Index</c> in Base64,
/// or in old links the <c>Index</c> of <c>v1beta1</c>, whose second field is the collection.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.admin.v1#index"/>
internal sealed class IndexLink
{
    private const int NameField = 1;
    private const int ScopeField = 2;
    private const int FieldsField = 3;
    private const ulong GroupScope = 2;

    private readonly List<IndexField> _fields = [];
    private string _name = "";
    private string? _collection;
    private bool _isGroup;
    private bool _isOld;

    public static RequestedIndex Decode(string parameter, Place place)
    {
        var link = new IndexLink();
        var bytes = Bytes(parameter);
        try
        {
            link.Read(new CodedInputStream(bytes));
        }
        catch (InvalidProtocolBufferException)
        {
            throw new UnreadableLinkException("it ends too early, or is no index");
        }
        return link.ToRequest(place);
    }

    /// <summary>Links have the alphabet for URLs, mostly without padding.</summary>
    private static byte[] Bytes(string parameter)
    {
        var text = Uri.UnescapeDataString(parameter).Replace('-', '+').Replace('_', '/').TrimEnd('=');
        try
        {
            return Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            throw new UnreadableLinkException("it is not Base64");
        }
    }

    private void Read(CodedInputStream message)
    {
        while (message.ReadTag() is not 0 and var tag)
        {
            switch (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag))
            {
                case (NameField, WireFormat.WireType.LengthDelimited):
                    _name = message.ReadString();
                    break;
                case (ScopeField, WireFormat.WireType.LengthDelimited):
                    (_collection, _isOld) = (message.ReadString(), true);
                    break;
                case (ScopeField, WireFormat.WireType.Varint):
                    _isGroup = message.ReadUInt64() == GroupScope;
                    break;
                case (FieldsField, WireFormat.WireType.LengthDelimited):
                    _fields.Add(Field(message.ReadBytes().CreateCodedInput()));
                    break;
                default:
                    message.SkipLastField();
                    break;
            }
        }
    }

    private IndexField Field(CodedInputStream message)
    {
        var path = "";
        IndexMode? mode = null;
        int? dimension = null;
        while (message.ReadTag() is not 0 and var tag)
        {
            switch (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag))
            {
                case (1, WireFormat.WireType.LengthDelimited):
                    path = message.ReadString();
                    break;
                case (2, WireFormat.WireType.Varint):
                    mode = ModeOf(message.ReadUInt64());
                    break;
                case (3, WireFormat.WireType.Varint):
                    message.ReadUInt64();
                    mode = IndexMode.ArrayContains;
                    break;
                case (4, WireFormat.WireType.LengthDelimited):
                    (mode, dimension) = (IndexMode.Vector, Dimension(message.ReadBytes().CreateCodedInput()));
                    break;
                default:
                    message.SkipLastField();
                    break;
            }
        }
        if (path.Length == 0 || mode is null)
        {
            throw new UnreadableLinkException("a field of the index has no path or no order");
        }
        return new IndexField(path, mode.Value) { Dimension = dimension };
    }

    /// <summary>Orders are 1 and 2; in the first version modes are 2, 3 and, for arrays, 4.</summary>
    private IndexMode? ModeOf(ulong number) =>
        (_isOld ? number - 1 : number) switch
        {
            1 => IndexMode.Ascending,
            2 => IndexMode.Descending,
            3 when _isOld => IndexMode.ArrayContains,
            _ => null,
        };

    private static int? Dimension(CodedInputStream message)
    {
        int? dimension = null;
        while (message.ReadTag() is not 0 and var tag)
        {
            if (WireFormat.GetTagFieldNumber(tag) == 1 && WireFormat.GetTagWireType(tag) == WireFormat.WireType.Varint)
            {
                dimension = message.ReadInt32();
            }
            else
            {
                message.SkipLastField();
            }
        }

        return dimension;
    }

    /// <summary>
    /// The name is <c>projects/P/databases/D/collectionGroups/C/indexes/_</c>, or ends with <c>fields/PATH</c>.
    /// </summary>
    private RequestedIndex ToRequest(Place place)
    {
        var parts = _name.Split('/');
        var isNamed = parts is ["projects", _, "databases", _, "collectionGroups", _, ..];
        var collection = _collection ?? (isNamed ? parts[5] : null);
        if (collection is null || _fields.Count == 0)
        {
            throw new UnreadableLinkException("it names no collection, or no field");
        }
        var index = IndexShape.Of(new IndexDeclaration(collection, _isGroup, _fields, place));
        return new RequestedIndex(place, index, isNamed ? parts[1] : null, isNamed ? parts[3] : null);
    }
}
