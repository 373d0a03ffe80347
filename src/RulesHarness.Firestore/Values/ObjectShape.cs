using System.Collections.Concurrent;
using System.Reflection;

namespace RulesHarness.Firestore.Values;

/// <summary>
/// The mapping of a plain CLR type to fields: made once per type, because data is written far more often than declared.
/// </summary>
internal sealed class ObjectShape
{
    private static readonly ConcurrentDictionary<Type, ObjectShape> Shapes = new();

    private readonly Lazy<Constructor?> _constructor;

    private ObjectShape(Type type)
    {
        Type = type;
        var isMarked = type.IsDefined(typeof(FirestoreDataAttribute), inherit: false);
        Members =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property =>
                    property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0
                )
                .Where(property => !isMarked || IsMapped(property))
                .Select(property => new Member(property)),
        ];
        _constructor = new Lazy<Constructor?>(() => Constructor.Of(this));
    }

    public Type Type { get; }

    public IReadOnlyList<Member> Members { get; }

    /// <summary>Null when no public constructor can be filled from the properties.</summary>
    public Constructor? Creator => _constructor.Value;

    public static ObjectShape Of(Type type) => Shapes.GetOrAdd(type, static type => new ObjectShape(type));

    private static bool IsMapped(PropertyInfo property) =>
        property.IsDefined(typeof(FirestorePropertyAttribute))
        || property.IsDefined(typeof(FirestoreDocumentIdAttribute))
        || property.IsDefined(typeof(ServerTimestampAttribute));

    internal sealed class Member
    {
        private readonly MethodInvoker _get;
        private readonly MethodInvoker? _set;
        private readonly bool _isServerTimestamp;

        public Member(PropertyInfo property)
        {
            Property = property;
            IsDocumentId = property.IsDefined(typeof(FirestoreDocumentIdAttribute));
            _isServerTimestamp = property.IsDefined(typeof(ServerTimestampAttribute));
            var fieldName = property.GetCustomAttribute<FirestorePropertyAttribute>()?.Name ?? property.Name;
            // No document can have a field of this name.
            Name = IsDocumentId ? FieldPath.DocumentId.ToString() : fieldName;
            _get = MethodInvoker.Create(property.GetMethod!);
            _set = property.SetMethod is { IsPublic: true } setter ? MethodInvoker.Create(setter) : null;
        }

        public PropertyInfo Property { get; }

        public string Name { get; }

        /// <summary>Whether it is the document's id, which is no field.</summary>
        public bool IsDocumentId { get; }

        public bool CanSet => _set is not null;

        public object? Get(object target) => _isServerTimestamp ? FieldValue.ServerTimestamp : _get.Invoke(target);

        public void Set(object target, object? value) => _set!.Invoke(target, value);
    }

    /// <summary>
    /// The richest public constructor whose every parameter is named like a property: a record's own one.
    /// </summary>
    internal sealed class Constructor
    {
        private readonly Func<object?[], object> _create;

        private Constructor(
            Func<object?[], object> create,
            IReadOnlyList<(ParameterInfo, Member)> parameters,
            ObjectShape shape
        )
        {
            (_create, Parameters) = (create, parameters);
            var taken = parameters.Select(parameter => parameter.Item2).ToHashSet();
            Settable = [.. shape.Members.Where(member => member.CanSet && !taken.Contains(member))];
        }

        public IReadOnlyList<(ParameterInfo Parameter, Member Member)> Parameters { get; }

        public IReadOnlyList<Member> Settable { get; }

        public object Create(object?[] arguments) => _create(arguments);

        public static Constructor? Of(ObjectShape shape)
        {
            if (shape.Type.IsAbstract)
            {
                return null;
            }
            foreach (
                var constructor in shape.Type.GetConstructors().OrderByDescending(each => each.GetParameters().Length)
            )
            {
                var pairs = constructor
                    .GetParameters()
                    .Select(parameter => (parameter, Match(shape, parameter)))
                    .ToList();
                if (pairs.Exists(pair => pair.Item2 is null))
                {
                    continue;
                }
                var invoker = ConstructorInvoker.Create(constructor);
                var matched = pairs.Select(pair => (pair.parameter, pair.Item2!)).ToList();
                return new Constructor(arguments => invoker.Invoke(arguments.AsSpan()), matched, shape);
            }

            return shape.Type.IsValueType
                ? new Constructor(_ => Activator.CreateInstance(shape.Type)!, [], shape)
                : null;
        }

        private static Member? Match(ObjectShape shape, ParameterInfo parameter) =>
            shape.Members.FirstOrDefault(member =>
                string.Equals(member.Property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
            );
    }
}
