namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>The grammar of expressions.</summary>
internal static class GrammarText
{
    /// <summary>A line is <c>type [weight]: text</c>: the text is a way to write a value of the type, in which
    /// <c>&lt;type&gt;</c> stands for a value
    /// and <c>@source</c> for what only the generator knows: a literal, a field of the document, a name that is in
    /// scope.</summary>
    /// <remarks>Only the last element of a list, or segment of a path, may fail: after another one that does, the
    /// emulator takes those behind it for operands of what is around
    /// the list. <c>((1 in [true.x, 7]) || true) == true</c> is false there, and <c>is bool</c> in its place an error,
    /// for 7 is what they get.</remarks>
    public const string Expressions = """
        bool 1: true
        bool 1: false
        bool 3: @data.b
        bool 3: @field
        bool 10: <bool> && <bool>
        bool 10: <bool> || <bool>
        bool 4: !<bool>
        bool 3: <bool> ? <bool> : <bool>
        bool 1: <bool> == <bool>
        bool 1: <bool> != <bool>
        bool 8: <int> @order <int>
        bool 2: <number> @order <number>
        bool 3: <string> @order <string>
        bool 1: <bytes> @order <bytes>
        bool 2: <timestamp> @order <timestamp>
        bool 2: <duration> @order <duration>
        bool 6: <int> @equality <int>
        bool 6: <string> @equality <string>
        bool 2: <number> @equality <number>
        bool 2: <list> @equality <list>
        bool 2: <map> @equality <map>
        bool 1: <set> @equality <set>
        bool 1: <path> @equality <path>
        bool 1: <bytes> @equality <bytes>
        bool 1: <latlng> @equality <latlng>
        bool 1: <timestamp> @equality <timestamp>
        bool 1: <duration> @equality <duration>
        bool 1: <any> @equality <any>
        bool 2: <any> @equality null
        bool 5: <int> in [@literal:int, @literal:int, <int>]
        bool 4: <string> in <strings>
        bool 2: <any> in <list>
        bool 4: <key> in <map>
        bool 2: <string> in <map>.keys()
        bool 2: <any> in <set>
        bool 6: @typed
        bool 3: <any> is @type
        bool 3: <string>.matches(@regex)
        bool 1: <string>.matches(<string>)
        bool 2: <list>.hasAny(<list>)
        bool 2: <list>.hasAll(<list>)
        bool 2: <list>.hasOnly(<list>)
        bool 4: <map>.keys().hasAny(<strings>)
        bool 4: <map>.keys().hasAll(<strings>)
        bool 4: <map>.keys().hasOnly(<strings>)
        bool 1: <set>.hasAny(<set>)
        bool 1: <set>.hasAll(<set>)
        bool 1: <set>.hasOnly(<list>)
        bool 3: <diff>.affectedKeys().hasOnly(<strings>)
        bool 1: <diff>.addedKeys().hasAny(<strings>)
        bool 1: math.isInfinite(<number>)
        bool 1: math.isNaN(<number>)
        bool 3: exists(@lookup)
        bool 1: existsAfter(@lookup)
        bool 1: get(@lookup) != null
        bool 2: exists(@ownpath)
        bool 2: get(@ownpath) @equality null
        bool 1: getAfter(@ownpath) @equality null
        bool 1: exists(@template.bind({'x': <string>}))
        bool 1: exists(@template)
        bool 2: <vector> @equality <vector>
        bool 1: <vector> is @type
        bool 1: <vector> in [<vector>]
        bool 1: bool(<string>)
        bool 1: debug(<bool>)
        bool 2: <list>[<index>] == <any>
        bool 2: <map>.get(<key>, false)
        bool 3: request.auth != null
        bool 2: request.auth.uid == <string>
        bool 2: @auth.email_verified
        bool 1: request.method == @methodname
        bool 1: request.time @order <timestamp>
        bool 1: request.query.limit @order <int>

        int 12: @literal:int
        int 12: @data.i
        int 3: @data.i2
        int 2: @data.m.a
        int 4: <int> + <int>
        int 4: <int> - <int>
        int 3: <int> * <int>
        int 2: <int> / <int>
        int 2: <int> % <int>
        int 2: -<int>
        int 1: <bool> ? <int> : <int>
        int 3: <string>.size()
        int 3: <list>.size()
        int 2: <map>.size()
        int 1: <set>.size()
        int 1: <bytes>.size()
        int 1: <map>.keys().size()
        int 1: <ints>[<index>]
        int 1: <map>.get(<key>, <int>)
        int 2: int(<number>)
        int 1: int(@literal:numeral)
        int 1: math.abs(<int>)
        int 1: math.ceil(<number>)
        int 1: math.floor(<number>)
        int 1: math.round(<number>)
        int 1: <stamp>.year()
        int 1: <stamp>.month()
        int 1: <stamp>.day()
        int 1: <stamp>.dayOfWeek()
        int 1: <stamp>.dayOfYear()
        int 1: <stamp>.hours()
        int 1: <stamp>.minutes()
        int 1: <stamp>.seconds()
        int 1: <stamp>.nanos()
        int 1: <stamp>.toMillis()
        int 1: <duration>.seconds()
        int 1: <duration>.nanos()
        int 1: debug(<int>)
        int 1: @auth.level

        float 6: @literal:float
        float 8: @data.f
        float 2: <float> + <float>
        float 2: <float> - <number>
        float 2: <number> * <float>
        float 2: <float> / <float>
        float 1: <float> % <float>
        float 1: -<float>
        float 1: float(<number>)
        float 1: float(@literal:numeral)
        float 1: math.pow(<number>, <number>)
        float 1: math.sqrt(<number>)
        float 1: math.abs(<float>)
        float 1: <latlng>.latitude()
        float 1: <latlng>.longitude()
        float 1: <latlng>.distance(<latlng>)

        number 2: <int>
        number 3: <float>
        number 2: @data.n

        string 10: @literal:string
        string 12: @data.s
        string 4: @data.s2
        string 1: @data.m.b
        string 3: @capture
        string 3: <string> + <string>
        string 1: <bool> ? <string> : <string>
        string 1: <string>.lower()
        string 1: <string>.upper()
        string 1: <string>.trim()
        string 1: <string>.replace(@regex, <string>)
        string 1: <strings>.join(<string>)
        string 1: <list>.join(@literal:string)
        string 1: <string>.split(@regex)[<index>]
        string 2: string(<scalar>)
        string 2: <string>[<index>]
        string 2: <string>[<index>:<index>]
        string 1: <strings>[<index>]
        string 1: <bytes>.toBase64()
        string 1: <bytes>.toHexString()
        string 1: <map>.get(<key>, <string>)
        string 1: debug(<string>)
        string 2: request.auth.uid
        string 1: request.auth.token.email
        string 1: @auth.role
        string 1: resource.id
        string 1: @template.bind({'x': <string>}).x
        string 1: @template.bind({'x': <string>})[<index>]
        string 1: request.method
        string 1: @path[<index>]

        scalar 3: <int>
        scalar 3: <bool>
        scalar 2: <number>
        scalar 1: <path>
        scalar 1: null
        scalar 1: <string>

        bytes 4: @literal:bytes
        bytes 6: @data.by
        bytes 1: <string>.toUtf8()
        bytes 1: hashing.md5(<string>)
        bytes 1: hashing.sha256(<string>)
        bytes 1: hashing.crc32(<bytes>)
        bytes 1: hashing.crc32c(<string>)

        timestamp 8: <stamp>
        timestamp 2: <timestamp> + <duration>
        timestamp 2: <timestamp> - <duration>
        timestamp 1: <timestamp>.date()
        timestamp 1: request.time
        stamp 8: @data.t
        stamp 3: timestamp.date(@literal:year, @literal:month, @literal:day)
        stamp 2: timestamp.value(@literal:millis)

        duration 3: duration.value(@literal:int, @literal:unit)
        duration 1: duration.value(<int>, @literal:unit)
        duration 2: duration.time(@literal:smallint, @literal:smallint, @literal:smallint, @literal:smallint)
        duration 2: <stamp> - <stamp>
        duration 1: <duration> + <duration>
        duration 1: <duration> - <duration>
        duration 1: duration.abs(<duration>)
        duration 1: <stamp>.time()

        latlng 4: @data.g
        latlng 2: latlng.value(@literal:latitude, @literal:longitude)
        latlng 1: latlng.value(<number>, <number>)

        path 4: @path
        path 4: @data.r
        path 1: @glob
        path 1: path(@literal:pathtext)
        path 2: request.path
        path 1: resource.__name__
        path 1: @path.bind({'x': <string>})
        path 2: @template
        path 2: @template.bind({'x': <string>})
        path 1: @template.bind({<key>: <string>})
        path 1: @globtemplate.bind({'x': <path>})

        vector 6: @data.v
        vector 1: debug(<vector>)

        list 4: <ints>
        list 4: <strings>
        list 3: [<plain>, <any>]
        list 1: []
        list 1: <list> + <list>
        list 1: <list>.concat(<list>)
        list 1: <list>.removeAll(<list>)
        list 1: <map>.values()
        list 1: <list>[<index>:<index>]
        list 1: @data.mixed
        ints 8: @data.l
        ints 3: [@literal:int, @literal:int, <int>]
        ints 2: [<int>]
        strings 6: @data.ls
        strings 6: @keys
        strings 2: [@literal:string, <string>]
        strings 1: <map>.keys()
        strings 1: <string>.split(@regex)

        map 8: @data
        map 6: @data.m
        map 3: {<key>: <any>, 'b': <any>}
        map 1: {}
        map 1: @data.m.c
        map 1: request.auth.token
        map 1: @claims
        map 1: <map>.get(<key>, {})
        map 2: get(@lookup).data
        map 1: getAfter(@lookup).data
        map 2: get(@ownpath).data
        map 1: getAfter(@ownpath).data

        set 4: <list>.toSet()
        set 2: <strings>.toSet()
        set 2: <map>.keys().toSet()
        set 1: <set>.union(<set>)
        set 1: <set>.intersection(<set>)
        set 1: <set>.difference(<set>)
        set 1: <diff>.affectedKeys()
        set 1: <diff>.changedKeys()
        set 1: <diff>.removedKeys()
        set 1: <diff>.unchangedKeys()

        diff 4: <map>.diff(<map>)
        diff 3: request.resource.data.diff(resource.data)

        plain 1: @literal:int
        plain 1: @literal:string
        plain 1: true
        plain 1: null

        key 6: @key
        key 1: <string>
        index 6: @literal:smallint
        index 1: <int>

        any 5: @field
        any 3: <int>
        any 3: <string>
        any 2: <bool>
        any 2: <number>
        any 1: <bytes>
        any 1: <timestamp>
        any 1: <duration>
        any 1: <latlng>
        any 1: <path>
        any 1: <vector>
        any 2: <list>
        any 2: <map>
        any 1: <set>
        any 1: <diff>
        any 2: null
        any 2: @data.x
        any 1: @data.missing
        any 1: @odd
        """;
}
